/** The policies that one may choose from. */
import { planning } from "@/service/planning";
import { rowsOf } from "@/service/question";

import question from "./policies.rq?raw";

export interface PolicyChoice {
  id: string;
  label: string;
  /** With how many policies it is linked; null where that was not asked. */
  links: number | null;
}

/** Return the policies whose name fits a text; without one, those with most links. */
export async function listPolicies(text: string, signal: AbortSignal): Promise<PolicyChoice[]> {
  if (text !== "") {
    const { items } = await planning.things(text, ["Policy"], signal);
    return items.map(({ id, label }) => ({ id, label, links: null }));
  }
  const rows = await rowsOf(question, signal);
  return rows.flatMap(({ policy, label, links }) => {
    const id = policy?.value.split(/[#/]/).at(-1) ?? "";
    return id === "" ? [] : [{ id, label: label?.value ?? id, links: Number(links?.value ?? 0) }];
  });
}
