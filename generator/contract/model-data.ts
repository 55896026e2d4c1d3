import type { ContractData } from './contract-data.ts';
import type { Scalar, ValueSchema } from './value-schema.ts';

/** A model file as its schema promises it. */
export interface ModelData {
  readonly id: string;
  readonly family: string;
  readonly task: string;
  readonly status: string;
  readonly replaced_by?: string;
  readonly input: InputSchema;
  readonly price?: PriceData;
  readonly sold?: boolean;
  readonly source: readonly { readonly date: string }[];
}

/** The parameters of a model and the rules between them. */
export interface InputSchema {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, ValueSchema>>;
  readonly allOf?: readonly ParameterRule[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
}

/** A set of parameters that must all be given. */
export interface RequiredSet {
  readonly required: readonly string[];
}

/** What the parameters must be. */
export interface Requirement {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, false | Limits>>;
  readonly anyOf?: readonly RequiredSet[];
  readonly oneOf?: readonly RequiredSet[];
  readonly 'x-difference'?: {
    readonly from: string;
    readonly to: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
  };
  readonly 'x-total-items'?: { readonly of: readonly string[] };
  readonly 'x-total-length'?: { readonly of: string; readonly property: string };
}

/** One entry of `input.allOf`. */
export interface ParameterRule extends Requirement {
  readonly if?: ParameterCondition;
  readonly then?: Requirement;
}

/** When a rule holds. */
export interface ParameterCondition {
  readonly properties?: Readonly<Record<string, Choice>>;
  readonly required?: readonly string[];
  readonly not?: RequiredSet;
  readonly anyOf?: readonly RequiredSet[];
  readonly allOf?: readonly ParameterCondition[];
}

/** One value or one of several. */
export interface Choice {
  readonly const?: Scalar;
  readonly enum?: readonly Scalar[];
}

/** What a value must be under a rule. */
export interface Limits extends Choice {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly not?: Choice;
}

/** What one request costs. */
export interface PriceData {
  readonly quantity?: readonly Readonly<Record<string, unknown>>[];
  readonly rates: readonly RateData[];
  readonly surcharges?: readonly Readonly<Record<string, unknown>>[];
}

/** A row of the price table. */
export interface RateData {
  readonly when?: Readonly<Record<string, Scalar | { readonly present: boolean }>>;
  readonly credits: number;
}

/** Where a model stands, and what it says. */
export interface LocatedModel {
  readonly path: string;
  readonly data: ModelData;
}

/** The model files of the right shape. */
export function modelsOf(contract: ContractData): readonly LocatedModel[] {
  return contract.models as readonly unknown[] as readonly LocatedModel[];
}
