/** Figures as they are written, with their bounds. */
import type { Schema } from "@/service/client";

const SIGNS: Record<Schema["Comparator"], string> = { "=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ " };

/** Return a number, written in the language of the page, with the sign of its bound. */
export function numeral(figure: { comparator: Schema["Comparator"] }, written: string): string {
  return SIGNS[figure.comparator] + written;
}
