/** A draft that a person edited, and that therefore stays as it is. */
export interface KeptDraft {
  readonly fileName: string;
  readonly reason: KeptReason;
}

/** Why nothing was written over it, and what there is instead. */
export type KeptReason =
  /** The friction is no longer due. */
  | 'not due'
  /** What would be written now has a secret in it. */
  | 'refused'
  | 'newer text beside it'
  /** The newer text beside it was edited too: nothing was written. */
  | 'both edited'
  /** What would be written is what was written before the edit. */
  | 'nothing new';
