/** What went wrong with a request, in the service's own words (RFC 9457) where it gave any. */

export class Problem extends Error {
  override readonly name = "Problem";

  /** `status` is 0 where the service did not answer at all. */
  constructor(
    message: string,
    readonly status: number,
    readonly line: number | null = null,
    readonly column: number | null = null,
  ) {
    super(message);
  }
}

/** Return a problem made of an answer's body, whatever it is. */
export function problemOf(status: number, body: unknown): Problem {
  const told = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | null => (typeof told[name] === "string" ? told[name] : null);
  const place = (name: string): number | null => (typeof told[name] === "number" ? told[name] : null);
  const message = text("detail") ?? text("title") ?? `HTTP ${String(status)}`;
  return new Problem(message, status, place("line"), place("column"));
}

/** Tell whether an error is only that a request was given up. */
export function wasGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

type Translate = (key: string, named: Record<string, unknown>) => string;

/** Return what went wrong in a sentence for the reader. */
export function failureText(t: Translate, error: unknown): string {
  if (error instanceof Problem && error.status === 0) return t("shell.unreachable", {});
  return t("shell.failed", { reason: error instanceof Error ? error.message : String(error) });
}
