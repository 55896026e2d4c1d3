/**
 * What a step is about: ids, states, codes. Never what people write, and never an address with a
 * secret in it: traces leave the machine.
 */
export type StepFacts = Readonly<Record<string, string | number | boolean>>;

/** Adds what is known only when the step has been done. */
export type NoteFacts = (facts: StepFacts) => void;

/**
 * Connects what is done for one update, from its receipt to the result that it led to, in whichever
 * process and whenever that is done. What the work returns or throws is passed on unchanged.
 */
export interface Tracing {
  /**
   * The receipt of an update, with which its trace begins. `store` says whether it is new: what was
   * stored before has its trace already.
   */
  receive(updateId: number, store: () => Promise<boolean>): Promise<boolean>;
  /** Work that an update led to; null: that nobody asked for, with a trace of its own. */
  follow<T>(
    updateId: number | null,
    step: string,
    facts: StepFacts,
    work: () => Promise<T>,
  ): Promise<T>;
  /** A call to somebody else, as a part of the work under way. */
  call<T>(step: string, facts: StepFacts, work: (note: NoteFacts) => Promise<T>): Promise<T>;
}

/** Does the work, and tells nobody. */
export const untraced: Tracing = {
  receive: (_updateId, store) => store(),
  follow: (_updateId, _step, _facts, work) => work(),
  call: (_step, _facts, work) => work(() => undefined),
};
