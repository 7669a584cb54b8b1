import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** A template against AWS's own description of every resource: unknown types and properties, missing ones, wrong kinds of value. */
export interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>>;
}

const database = loadAwsServiceSpecSync();
type Property = ReturnType<typeof database.all<'resource'>>[number]['properties'][string];
type PropertyType = Property['type'];

/** One line per fault; empty if the template is sound. */
export function faultsOf(template: Template): readonly string[] {
  return Object.entries(template.Resources).flatMap(([name, { Type, Properties = {} }]) => {
    const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', Type);
    return resource === undefined ? [`${name}: unknown type ${Type}`] : objectFaults(name, resource.properties, Properties);
  });
}

function objectFaults(path: string, known: Readonly<Record<string, Property>>, given: Readonly<Record<string, unknown>>): string[] {
  const missing = Object.keys(known).filter((name) => known[name]?.required === true && given[name] === undefined);
  return [
    ...missing.map((name) => `${path}.${name}: missing`),
    ...Object.entries(given).flatMap(([name, value]) => {
      const property = known[name];
      return property === undefined ? [`${path}.${name}: unknown`] : valueFaults(`${path}.${name}`, property.type, value);
    }),
  ];
}

function valueFaults(path: string, type: PropertyType, value: unknown): string[] {
  if (isIntrinsic(value)) return [];
  const unless = (good: boolean) => (good ? [] : [`${path}: not ${type.type}`]);
  switch (type.type) {
    case 'string':
      if (type.allowedValues !== undefined && !type.allowedValues.includes(String(value)))
        return [`${path}: not one of ${type.allowedValues}`];
      return unless(typeof value === 'string');
    case 'integer':
      return unless(Number.isInteger(value));
    case 'number':
      return unless(typeof value === 'number');
    case 'boolean':
      return unless(typeof value === 'boolean');
    case 'array':
      if (!Array.isArray(value)) return unless(false);
      return value.flatMap((element, index) => valueFaults(`${path}[${index}]`, type.element, element));
    case 'map':
      if (!isObject(value)) return unless(false);
      return Object.entries(value).flatMap(([key, element]) => valueFaults(`${path}.${key}`, type.element, element));
    case 'ref':
      if (!isObject(value)) return unless(false);
      return objectFaults(path, database.get('typeDefinition', type.reference.$ref).properties, value);
    case 'union': {
      const tries = type.types.map((one) => valueFaults(path, one, value));
      return tries.some((faults) => faults.length === 0) ? [] : (tries[0] ?? []);
    }
    default:
      return unless(isObject(value) || typeof value === 'string');
  }
}

/** A value that CloudFormation computes: a single key, Ref or a function. */
function isIntrinsic(value: unknown): boolean {
  const [key, ...more] = isObject(value) ? Object.keys(value) : [];
  return more.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
