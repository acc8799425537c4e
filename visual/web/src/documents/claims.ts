/** Claims to decide about: their parts, what is doubted of them, and corrections. */
import type { Schema } from "@/service/client";

export type Claim = Schema["ClaimAnswer"];
export type Correction = Schema["CorrectionRequest"];
type NamedThing = Schema["NamedThing"];

/** The classes of things that a claim can be about; narrower ones follow from names. */
export const TYPES = [
  "Park",
  "Platform",
  "Institute",
  "University",
  "Firm",
  "Agency",
  "Alliance",
  "Program",
  "Fund",
  "Policy",
  "Region",
  "Industry",
  "Technology",
] as const satisfies Schema["EntityType"][];

export const ATTRIBUTES = ["creditCode", "level", "recognisedAs", "recognitionYear", "technologyDirection", "layout"] as const;
export const COMPARATORS = ["=", ">=", ">", "<=", "<", "~"] as const satisfies Schema["Comparator"][];

export type ClaimKind = "mention" | "relation" | "attribute" | "figure";

export function kindOf(claim: Claim): ClaimKind {
  if (claim.figure !== null) return "figure";
  if (claim.object !== null) return "relation";
  return claim.text === null ? "mention" : "attribute";
}

/** Return the check that a claim failed and the reason in both languages. */
export function doubtOf(claim: Claim): { check: string; reason: Schema["Words"] } | null {
  if (claim.doubt === null) return null;
  return { check: /^(\w+): /.exec(claim.doubt)?.[1] ?? "", reason: claim.explanation ?? { zh: claim.doubt, en: claim.doubt } };
}

/** Return what is marked in the words of a claim. */
export function wordsOf({ subject, object, text, figure }: Claim): string[] {
  const parts = [subject.label, object?.label, text, figure?.indicator, figure === null ? null : String(figure.value)];
  return parts.filter((part): part is string => part != null && part !== "");
}

/** What a form of a correction holds; texts that are empty and ends that are null change nothing. */
export interface Draft {
  subject: NamedThing | null;
  predicate: string;
  object: NamedThing | null;
  text: string;
  indicator: string;
  year: string;
  value: string;
  unit: string;
  kind: Schema["FigureKind"];
  comparator: Schema["Comparator"];
}

/** Return a form that says what the claim says. */
export function draftOf({ predicate, text, figure }: Claim): Draft {
  return {
    subject: null,
    predicate,
    object: null,
    text: text ?? "",
    indicator: figure?.indicator ?? "",
    year: figure === null ? "" : String(figure.year),
    value: figure === null ? "" : String(figure.value),
    unit: figure?.unit ?? "",
    kind: figure?.kind ?? "actual",
    comparator: figure?.comparator ?? "=",
  };
}

/** Return what a form changes of its claim; null where that is nothing. */
export function correctionOf(claim: Claim, draft: Draft): Correction | null {
  const was = draftOf(claim);
  const changed: Record<string, unknown> = {};
  if (draft.subject !== null) changed["subject"] = draft.subject;
  if (draft.object !== null) changed["object"] = draft.object;
  for (const name of ["predicate", "text", "indicator", "unit", "kind", "comparator"] as const) {
    if (draft[name] !== was[name]) changed[name] = draft[name];
  }
  if (draft.year.trim() !== was.year) changed["year"] = Number(draft.year);
  if (draft.value.trim() !== was.value) changed["value"] = draft.value.trim();
  return Object.keys(changed).length === 0 ? null : changed;
}
