import type { ShapeError } from '../shape-error.ts';

interface Validate {
  (data: unknown): boolean;
  errors?: ShapeError[] | null;
}

export const truth: Validate;
export const model: Validate;
export const labels: Validate;
