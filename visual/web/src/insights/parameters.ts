/** The parameters of an algorithm as a form and as part of an address. */
import type { LocationQuery } from "vue-router";

import { textsOf } from "@/page/useQuery";
import type { Schema } from "@/service/client";

type Parameter = Schema["ParameterInfo"];

/** A number, a choice, or ids of things; what is undefined is left to the service. */
export type Value = number | string | string[] | undefined;
export type Values = Record<string, Value>;

const isNumeric = ({ kind }: Parameter): boolean => kind === "integer" || kind === "number";
export const isThings = ({ kind }: Parameter): boolean => kind === "thing" || kind === "things";

/** Return a number within the range of a parameter; undefined for what is none. */
function numberOf(parameter: Parameter, text: string): number | undefined {
  const read = Number(text);
  if (!Number.isFinite(read)) return undefined;
  const whole = parameter.kind === "integer" ? Math.round(read) : read;
  return Math.min(Math.max(whole, parameter.least ?? -Infinity), parameter.most ?? Infinity);
}

/** Return the values that an address gives; anything may stand in an address. */
export function valuesOf(parameters: readonly Parameter[], query: LocationQuery): Values {
  const values: Values = {};
  for (const parameter of parameters) {
    const texts = textsOf(query[parameter.name]);
    const [first] = texts;
    if (first === undefined) continue;
    if (isThings(parameter)) values[parameter.name] = parameter.kind === "thing" ? [first] : texts;
    else if (isNumeric(parameter)) values[parameter.name] = numberOf(parameter, first);
    else if (parameter.choices.length === 0 || parameter.choices.includes(first)) values[parameter.name] = first;
  }
  return values;
}

/** Return the values for an address: what is as usual is left out. */
export function queryOf(parameters: readonly Parameter[], values: Values): Record<string, string | string[] | undefined> {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const { name, usual } = parameter;
      const value = values[name];
      if (value === undefined || value === "" || value === usual) return [name, undefined];
      return [name, Array.isArray(value) ? value : String(value)];
    }),
  );
}

/** Return the values as the service takes them. */
export function requestOf(parameters: readonly Parameter[], values: Values): Values {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = values[parameter.name];
      if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return [];
      return [[parameter.name, parameter.kind === "thing" && Array.isArray(value) ? value[0] : value]];
    }),
  );
}

/** Return the parameters that must be given and are not. */
export function missing(parameters: readonly Parameter[], values: Values): Parameter[] {
  const given = requestOf(parameters, values);
  return parameters.filter(({ name, required }) => required && !(name in given));
}

/** Return the step by which a field counts: a hundredth of small ranges, else one. */
export function stepOf({ kind, least, most }: Parameter): number {
  return kind === "number" && (most ?? 1) - (least ?? 0) <= 1 ? 0.01 : kind === "number" ? 0.1 : 1;
}
