import type { ShapeCheck } from '../check-shape.ts';

export const validate: ShapeCheck;
