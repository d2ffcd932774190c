/**
 * The questions that are being answered, outermost first, and for each the outermost one on which its answer rests so
 * far. A question rests on an open one when it used that the open one has no value.
 */
export interface OpenQuestions {
  /** The depth of an open question; undefined for one that is not open. */
  readonly depthOf: (question: number) => number | undefined;
  readonly count: () => number;
  readonly begin: (question: number) => void;
  /** Ends the innermost question. Gives the depth of the outermost one on which its answer rests; Infinity for none. */
  readonly end: (question: number) => number;
  /** Says that the innermost question rests on the one at a depth. */
  readonly restOn: (depth: number) => void;
}

/** No open questions. */
export function openQuestions(): OpenQuestions {
  const depths = new Map<number, number>();
  const rests: number[] = [];
  return {
    depthOf: (question) => depths.get(question),
    count: () => rests.length,
    begin: (question) => {
      depths.set(question, rests.length);
      rests.push(Infinity);
    },
    end: (question) => {
      depths.delete(question);
      return rests.pop() ?? Infinity;
    },
    restOn: (depth) => {
      const inner = rests.length - 1;
      if (inner >= 0) rests[inner] = Math.min(rests[inner] ?? Infinity, depth);
    },
  };
}
