// The package describes the types of its other modules alone.
declare module "graphology-layout-forceatlas2/iterate" {
  /** Move nodes by one step; `nodes` has ten numbers for each, `edges` three. */
  export default function iterate(settings: Record<string, unknown>, nodes: Float32Array, edges: Float32Array): void;
}
