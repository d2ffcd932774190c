/** A part of a graph in which each node leads to each other, or one node by itself. */
export interface Component {
  readonly nodes: readonly number[];
  /** True when its nodes lead back to themselves. */
  readonly isLoop: boolean;
}

/**
 * The strongly connected components of a graph: each one before those that lead to it. Tarjan's algorithm with a stack
 * of its own, because graphs of patterns can be deep.
 * @param next the nodes that follow each node
 */
export function componentsOf(next: readonly (readonly number[])[]): readonly Component[] {
  const found: Component[] = [];
  const [index, low] = [new Map<number, number>(), new Map<number, number>()];
  const [open, isOpen] = [[] as number[], new Set<number>()];
  const enter = (node: number): { node: number; at: number } => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, at: 0 };
  };
  const lower = (node: number, to: number): void => {
    low.set(node, Math.min(low.get(node) ?? to, to));
  };
  const close = (node: number): void => {
    if (low.get(node) !== index.get(node)) return;
    const nodes = open.splice(open.lastIndexOf(node));
    for (const one of nodes) isOpen.delete(one);
    found.push({ nodes, isLoop: nodes.length > 1 || (next[node] ?? []).includes(node) });
  };
  for (const root of next.keys()) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = next[top.node]?.[top.at++];
      if (to === undefined) {
        close(top.node);
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) lower(before.node, low.get(top.node) ?? 0);
      } else if (!index.has(to)) path.push(enter(to));
      else if (isOpen.has(to)) lower(top.node, index.get(to) ?? 0);
    }
  }
  return found;
}
