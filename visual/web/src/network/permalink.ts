/** A link to the exact picture: all that is drawn, packed into the part of the address that no server sees. */
import type { Filters } from "./visibility";
import { KINDS, noFilters } from "./visibility";

export interface PackedNode {
  id: string;
  label: string;
  type: string;
  x: number;
  y: number;
  pinned?: boolean | undefined;
  hidden?: boolean | undefined;
}

export type PackedEdge = [source: number, predicate: string, target: number, ...documents: number[]];

export interface Picture {
  nodes: PackedNode[];
  /** Subject, relation, object, the two things by their place among the nodes; then the places of its documents. */
  edges: PackedEdge[];
  documents: { id: string; title: string }[];
  focus: string | null;
  selected: string | null;
  filters: Filters;
  coloring: string;
  sizing: string;
}

const VERSION = 1;
// A browser takes addresses of two million characters, a chat program some ten thousand.
const LONGEST = 200_000;
const MOST_UNPACKED = 20_000_000;

async function through(bytes: Uint8Array<ArrayBuffer>, transform: GenericTransformStream): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (new Blob([bytes]).stream().pipeThrough(transform) as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    // An address is anybody's: what grows without end is none of ours.
    if (length > MOST_UNPACKED) throw new RangeError("The link holds too much.");
    parts.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function toText(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** Return a picture as text for an address; null where it is too large for one. */
export async function pack(picture: Picture): Promise<string | null> {
  const { filters, ...rest } = picture;
  const plain = {
    version: VERSION,
    ...rest,
    filters: Object.fromEntries(KINDS.map((kind) => [kind, [...filters[kind]]])),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(plain));
  const text = toText(await through(new Uint8Array(bytes), new CompressionStream("deflate-raw")));
  return text.length > LONGEST ? null : text;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

function isNode(value: unknown): value is PackedNode {
  const node = value as Partial<PackedNode> | null;
  return typeof node === "object" && node !== null && isText(node.id) && isText(node.label) && isText(node.type) && isNumber(node.x) && isNumber(node.y);
}

function isDocument(value: unknown): value is { id: string; title: string } {
  const document = value as Partial<{ id: string; title: string }> | null;
  return typeof document === "object" && document !== null && isText(document.id) && isText(document.title);
}

function texts(value: unknown): Set<string> {
  return new Set(Array.isArray(value) ? value.filter(isText) : []);
}

/** Return the picture that a text holds; null for every text that holds none. */
export async function unpack(text: string): Promise<Picture | null> {
  let plain: Record<string, unknown>;
  try {
    const bytes = await through(fromText(text), new DecompressionStream("deflate-raw"));
    plain = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return null;
  }
  const { nodes, edges, documents, focus, selected, filters, coloring, sizing } = plain;
  if (plain["version"] !== VERSION || !Array.isArray(nodes) || !nodes.every(isNode) || !Array.isArray(edges)) return null;
  const chosen = (filters ?? {}) as Record<string, unknown>;
  const known = (place: unknown): boolean => isNumber(place) && place in nodes;
  const kept = noFilters();
  for (const kind of KINDS) kept[kind] = texts(chosen[kind]);
  return {
    nodes,
    edges: (edges as unknown[]).filter(
      (edge): edge is PackedEdge => Array.isArray(edge) && known(edge[0]) && isText(edge[1]) && known(edge[2]) && edge.slice(3).every(isNumber),
    ),
    // Links of before hold none.
    documents: Array.isArray(documents) ? documents.filter(isDocument) : [],
    focus: isText(focus) ? focus : null,
    selected: isText(selected) ? selected : null,
    filters: kept,
    coloring: isText(coloring) ? coloring : "class",
    sizing: isText(sizing) ? sizing : "degree",
  };
}
