/** The names over a drawing that shows each thing one by one. */
import type { NetworkGraph } from "../model";
import type { Drawing } from "../sigmaDrawing";
import type { Visible } from "../visibility";
import { tokenColor } from "@/theme/theme";
import type { LabelStyle, Named } from "./labelling";
import { Labelling } from "./labelling";
import type { Box } from "./placement";

type Test = (id: string) => boolean;

export class NameLayer {
  private readonly labelling = new Labelling();
  private font = tokenColor("font");

  forget(): void {
    this.labelling.forget();
    this.font = tokenColor("font");
  }

  hasRoom(box: Box): boolean {
    return this.labelling.isFree(box);
  }

  /** Return all things in sight that do not step back, the largest first. */
  all(sigma: Drawing, { graph, shown }: { graph: NetworkGraph; shown: Visible }, stepsBack: Test, isForced: Test, isMarked: Test): Named[] {
    const found: Named[] = [];
    for (const id of shown.nodes) {
      const data = sigma.getNodeDisplayData(id);
      if (!data || stepsBack(id)) continue;
      const { x, y } = sigma.framedGraphToViewport(data);
      const name = graph.getNodeAttribute(id, "label");
      found.push({ id, name, x, y, radius: sigma.scaleSize(data.size), forced: isForced(id), marked: isMarked(id) });
    }
    return found.sort((one, other) => other.radius - one.radius || (one.id < other.id ? -1 : 1));
  }

  /** Write the names that find room. */
  draw(sigma: Drawing, things: readonly Named[], colors: Omit<LabelStyle, "font">): void {
    const context = sigma.getCanvases()["labels"]?.getContext("2d");
    if (context) this.labelling.draw(context, things, sigma.getDimensions(), { ...colors, font: this.font });
  }
}
