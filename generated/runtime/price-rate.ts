// Copied by truth gen from the runtime of truthgen. Do not edit.
import type {
  JsonRecord,
  ParameterDescriptor,
  PriceDescriptor,
  RateConditionDescriptor,
  RateDescriptor,
} from './model-descriptor.ts';

type Answer = 'yes' | 'no' | 'maybe';

interface Question {
  readonly price: PriceDescriptor;
  readonly parameters: readonly ParameterDescriptor[];
  readonly value: JsonRecord;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface ChosenRate {
  readonly creditsMicro: number;
  /** Another, cheaper row may turn out to hold. */
  readonly isBound: boolean;
}

/**
 * The rate that applies: the first row whose conditions hold.
 *
 * An absent parameter counts with its default. Where something is not known (a fact nobody
 * measured, a required parameter that a draft lacks), every row that may apply is looked at, up to
 * the first that certainly does, and the dearest of them is taken. An optional parameter that is
 * absent and has no default equals nothing; only when then no row is left does it count as not
 * known. Null when no row can apply at all.
 */
export function chooseRate(question: Question): ChosenRate | null {
  return dearest(question, 'no') ?? dearest(question, 'maybe');
}

function dearest(question: Question, absent: Answer): ChosenRate | null {
  let best: RateDescriptor | null = null;
  let candidates = 0;
  for (const rate of question.price.rates) {
    const answers = (rate.when ?? []).map((condition) => holds(condition, question, absent));
    if (answers.includes('no')) continue;
    candidates++;
    if (best === null || rate.creditsMicro > best.creditsMicro) best = rate;
    if (!answers.includes('maybe')) {
      return { creditsMicro: best.creditsMicro, isBound: candidates > 1 };
    }
  }
  return best === null ? null : { creditsMicro: best.creditsMicro, isBound: true };
}

function holds(condition: RateConditionDescriptor, question: Question, absent: Answer): Answer {
  if (condition.kind === 'fact') {
    const { facts } = question;
    if (!Object.hasOwn(facts, condition.fact)) return 'maybe';
    return toAnswer(String(facts[condition.fact]) === condition.value);
  }
  const given = question.value[condition.name];
  if (condition.kind === 'present') {
    const isEmpty = given === undefined || given === '' || (Array.isArray(given) && !given.length);
    return toAnswer(isEmpty !== condition.present);
  }
  const parameter = question.parameters.find((each) => each.name === condition.name);
  const counted = given ?? parameter?.default;
  if (counted === undefined) return parameter?.required ? 'maybe' : absent;
  return toAnswer(counted === condition.value);
}

function toAnswer(value: boolean): Answer {
  return value ? 'yes' : 'no';
}
