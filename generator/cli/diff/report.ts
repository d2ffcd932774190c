import type { Judgement } from '../../compare/judgement.js';
import type { Version } from '../../versions/version.js';

/** What the reports of `hookschema diff` are made from. */
export interface Report {
  readonly before: Pick<Version, 'label' | 'number'>;
  readonly now: Pick<Version, 'label' | 'number'>;
  /** The number of events in both versions. */
  readonly events: { readonly before: number; readonly now: number };
  readonly judgement: Judgement;
  /** Lists changed texts one by one for people too. */
  readonly isVerbose: boolean;
}
