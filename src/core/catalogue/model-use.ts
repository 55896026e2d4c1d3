/** How a model was used lately, by all users together. */
export interface ModelUse {
  readonly modelId: string;
  /** Orders that were delivered within {@link USE_PERIOD_DAYS}. */
  readonly orders: number;
  /** How long its last orders took; null while there are too few. */
  readonly usualSeconds: number | null;
}

/** What people liked a year ago says little of today. */
export const USE_PERIOD_DAYS = 30;
