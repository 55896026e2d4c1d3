import type { ModelCase, RouteCase } from '../model/smoke-case.ts';

/** Cases of `smoke.json`. */
export interface SmokeCases {
  readonly routes: readonly RouteCase[];
  readonly models: readonly ModelCase[];
}

export function idOfRouteCase({ route, title }: RouteCase): string {
  return `routes/${route}/${title}`;
}

export function idOfModelCase({ model, title }: ModelCase): string {
  return `models/${model}/${title}`;
}
