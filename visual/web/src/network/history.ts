/** Steps back and forth through states of any kind. */

export class History<State> {
  private readonly past: State[] = [];
  private future: State[] = [];

  /** `most` states are kept; the oldest go first. */
  constructor(private readonly most = 50) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Keep the state that is about to change; what was undone before cannot be redone any more. */
  keep(current: State): void {
    this.past.push(current);
    if (this.past.length > this.most) this.past.shift();
    this.future = [];
  }

  /** Return the state before, for which the current one is kept to be redone; undefined where there is none. */
  undo(current: State): State | undefined {
    const before = this.past.pop();
    if (before !== undefined) this.future.push(current);
    return before;
  }

  /** Return the state that was undone last; undefined where there is none. */
  redo(current: State): State | undefined {
    const after = this.future.pop();
    if (after !== undefined) this.past.push(current);
    return after;
  }

  clear(): void {
    this.past.length = 0;
    this.future = [];
  }
}
