// Copied by truth gen from the runtime of truthgen. Do not edit.
/**
 * What generated model files say, as data. Absent means "no limit", "not so" or "none".
 */

export type Scalar = string | number | boolean;

/** A text in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

/** A plain object whose values are not known yet. */
export type JsonRecord = { readonly [name: string]: unknown };

export interface ModelDescriptor {
  readonly id: string;
  /** Some parameters have texts of their own, in a file of their own. */
  readonly ownTexts?: true;
  /** In the order in which a form asks for them. */
  readonly parameters: readonly ParameterDescriptor[];
  readonly rules?: readonly RuleDescriptor[];
  /** Absent when no price is known. */
  readonly price?: PriceDescriptor;
}

/** A model that the vendor has taken away. */
export interface RemovedModel {
  readonly id: string;
  readonly reason: string;
  readonly replacedBy?: string;
}

export type ParameterDescriptor = ShapeDescriptor & {
  /** Wire name, exact. */
  readonly name: string;
  readonly required?: true;
  /** Still accepted, but not asked for in forms. */
  readonly deprecated?: true;
  readonly default?: unknown;
  /** Key of the shared label when it is not the name. */
  readonly labelKey?: string;
};

export type ShapeDescriptor =
  | TextDescriptor
  | NumberDescriptor
  | BooleanDescriptor
  | ListDescriptor
  | ObjectDescriptor;

export interface TextDescriptor {
  readonly kind: 'text';
  readonly values?: readonly string[];
  /** Readable names of opaque values, by value. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** The value is the address of a file that the vendor fetches. */
  readonly url?: true;
  readonly media?: MediaDescriptor;
  /** A list of one entry is taken for that entry. */
  readonly toleratesList?: true;
}

export interface NumberDescriptor {
  readonly kind: 'number';
  readonly integer?: true;
  readonly values?: readonly number[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
}

export interface BooleanDescriptor {
  readonly kind: 'boolean';
  /** Absent when both are allowed. */
  readonly values?: readonly boolean[];
}

export interface ListDescriptor {
  readonly kind: 'list';
  readonly item: ShapeDescriptor;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly media?: MediaDescriptor;
}

export interface ObjectDescriptor {
  readonly kind: 'object';
  readonly properties: readonly ParameterDescriptor[];
}

export interface MediaDescriptor {
  readonly kind: 'image' | 'video' | 'audio';
  /** MIME types; absent when the vendor names none. */
  readonly accept?: readonly string[];
  readonly maxBytes?: number;
  /** Measured limits by name (minSeconds, maxSidePx, …), as far as the vendor states them. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** When all conditions hold, the requirement must hold. Defaults do not count as given. */
export interface RuleDescriptor {
  /** One sentence in English. */
  readonly description: string;
  readonly when?: readonly ConditionDescriptor[];
  readonly require: RequirementDescriptor;
}

export type ConditionDescriptor =
  | { readonly kind: 'present'; readonly name: string }
  | { readonly kind: 'absent'; readonly name: string }
  | { readonly kind: 'any-present'; readonly names: readonly string[] }
  | {
      readonly kind: 'one-of';
      readonly name: string;
      readonly values: readonly Scalar[];
      readonly orAbsent?: true;
    };

export type RequirementDescriptor =
  | { readonly kind: 'present'; readonly names: readonly string[] }
  | { readonly kind: 'absent'; readonly names: readonly string[] }
  | SetsRequirement
  | { readonly kind: 'values'; readonly name: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'forbidden-values'; readonly name: string; readonly values: readonly Scalar[] }
  | RangeRequirement
  | LengthRequirement
  | ItemsRequirement
  | DifferenceRequirement
  | { readonly kind: 'total-items'; readonly names: readonly string[]; readonly maximum: number }
  | TotalLengthRequirement;

/** At least one (or exactly one) of the sets is wholly given. */
export interface SetsRequirement {
  readonly kind: 'sets';
  readonly exactly?: true;
  readonly sets: readonly (readonly string[])[];
}

export interface RangeRequirement {
  readonly kind: 'range';
  readonly name: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
}

/** In code points. */
export interface LengthRequirement {
  readonly kind: 'length';
  readonly name: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface ItemsRequirement {
  readonly kind: 'items';
  readonly name: string;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Limits of `to` minus `from`, when both are given. */
export interface DifferenceRequirement {
  readonly kind: 'difference';
  readonly from: string;
  readonly to: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Most code points of `property` over all entries of list `name`. */
export interface TotalLengthRequirement {
  readonly kind: 'total-length';
  readonly name: string;
  readonly property: string;
  readonly maximum: number;
}

export interface PriceDescriptor {
  readonly unit: 'image' | 'video' | 'second' | 'request' | 'megapixel' | '1000-characters';
  /** Factors of the number of units; absent: one unit. */
  readonly quantity?: readonly QuantityDescriptor[];
  readonly rates: readonly RateDescriptor[];
  readonly surcharges?: readonly SurchargeDescriptor[];
  /** The figure is an upper bound by our own reckoning. */
  readonly estimate?: true;
}

export type QuantityDescriptor =
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /** Units when the parameter is absent, whatever its default. */
      readonly fallback?: number;
      /** Units charged at most, by value that means "choose yourself". */
      readonly automatic?: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'characters';
      readonly name: string;
      readonly property?: string;
      readonly per: number;
    }
  | { readonly kind: 'fact'; readonly fact: string; readonly maximum: number };

export interface RateDescriptor {
  readonly when?: readonly RateConditionDescriptor[];
  /** Millionths of a vendor credit for one unit. */
  readonly creditsMicro: number;
}

export type RateConditionDescriptor =
  | { readonly kind: 'equals'; readonly name: string; readonly value: Scalar }
  | { readonly kind: 'present'; readonly name: string; readonly present: boolean }
  | { readonly kind: 'fact'; readonly fact: string; readonly value: string };

export type SurchargeDescriptor =
  | {
      readonly kind: 'per-item';
      readonly name: string;
      readonly free?: number;
      readonly creditsMicro: number;
    }
  | {
      readonly kind: 'source-seconds';
      readonly fact: string;
      readonly name: string;
      readonly maximum: number;
    };
