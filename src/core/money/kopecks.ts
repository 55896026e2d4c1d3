/** An amount of money in hundredths of a rouble. */
export type Kopecks = bigint;
