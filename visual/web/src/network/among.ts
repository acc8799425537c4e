/** A picture of given things and the relations among them, as a link to it. */
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { RouteLocationRaw } from "vue-router";

import { client, settled } from "@/service/client";
import type { Schema } from "@/service/client";
import { rowsOf } from "@/service/question";

import question from "./among.rq?raw";
import type { NetworkGraph } from "./model";
import { addAnswer, emptyNetwork } from "./model";
import { pause } from "./pause";
import { pack } from "./permalink";
import { noFilters } from "./visibility";

type Thing = Schema["Thing"];
type Relation = [source: string, predicate: string, target: string];

/** The most things of a picture that is made at once; what its link holds stays short enough to be passed on. */
export const MOST = 500;
const ITERATIONS = 200;
const ITERATIONS_AT_ONCE = 10;
const SETTINGS = { gravity: 0.5, scalingRatio: 20 };
// Only addresses without these letters stand in a question as they are.
const PLAIN_IRI = /^[^\s<>"{}|^`\\]+$/u;

/** Return the question for the relations among things; null where none of them has an address that can be asked for. */
export function questionAmong(things: readonly Thing[]): string | null {
  const known = things.map(({ iri }) => iri).filter((iri) => PLAIN_IRI.test(iri));
  if (known.length === 0) return null;
  // A function, since `$` means something in what is put in for a text.
  return question.replaceAll("$THINGS", () => known.map((iri) => `<${iri}>`).join(" "));
}

/** Return the relations among things that the vocabulary has, those of its local names in `known`. */
async function relationsAmong(things: readonly Thing[], known: ReadonlySet<string>): Promise<Relation[]> {
  const query = questionAmong(things);
  if (query === null) return [];
  const rows = await rowsOf(query);
  const ids = new Map(things.map(({ id, iri }) => [iri, id]));
  return rows.flatMap(({ source, predicate, target }): Relation[] => {
    const [from, to] = [ids.get(source?.value ?? ""), ids.get(target?.value ?? "")];
    const name = predicate?.value.split(/[#/]/).at(-1) ?? "";
    return from !== undefined && to !== undefined && known.has(name) ? [[from, name, to]] : [];
  });
}

/** Return each thing once. */
export function distinct(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}

/** Return the network of things and the relations among them, not laid out yet. */
export async function networkAmong(things: readonly Thing[], given: readonly Relation[] = []): Promise<NetworkGraph> {
  const { relations } = await settled(client.GET("/api/vocabulary"));
  const found = given.length > 0 ? given : await relationsAmong(things, new Set(relations.map(({ id }) => id)));
  const graph = emptyNetwork();
  addAnswer(graph, { nodes: [...things], edges: found.map(([source, predicate, target]) => ({ source, predicate, target, sources: [] })) });
  return graph;
}

/**
 * Return where the network page shows things and the relations among them; the first ones where there are many.
 *
 * Relations that are known already are given; all others are asked for.
 */
export async function networkOf(things: readonly Thing[], given: readonly Relation[] = []): Promise<RouteLocationRaw> {
  const chosen = distinct(things).slice(0, MOST);
  const graph = await networkAmong(chosen, given);
  const settings = { ...forceAtlas2.inferSettings(graph), ...SETTINGS };
  for (let done = 0; done < ITERATIONS; done += ITERATIONS_AT_ONCE) {
    forceAtlas2.assign(graph, { iterations: ITERATIONS_AT_ONCE, settings });
    await pause();
  }
  const places = new Map(graph.nodes().map((id, place) => [id, place]));
  const packed = await pack({
    nodes: graph.mapNodes((id, { label, type, x, y }) => ({ id, label, type, x: Math.round(x), y: Math.round(y) })),
    edges: graph.mapEdges((_, { predicate }, source, target) => [places.get(source) ?? 0, predicate, places.get(target) ?? 0]),
    focus: null,
    selected: null,
    documents: [],
    filters: noFilters(),
    coloring: "class",
    sizing: "degree",
  });
  const first = chosen[0];
  return packed === null ? { name: "network", query: first ? { focus: first.id } : {} } : { name: "network", hash: `#p=${packed}` };
}
