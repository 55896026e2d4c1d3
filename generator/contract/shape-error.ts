/** One error of a compiled schema, as ajv reports it. */
export interface ShapeError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly schema?: unknown;
  readonly data?: unknown;
  /** Set when the name of a property is judged, not its value. */
  readonly propertyName?: string;
}
