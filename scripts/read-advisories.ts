import * as v from 'valibot';

export interface Advisory {
  name: string;
  severity: string;
  /** What is wrong; empty where a package only brings along another one. */
  title: string;
}

const reportSchema = v.object({
  vulnerabilities: v.record(
    v.string(),
    v.object({
      name: v.string(),
      severity: v.string(),
      via: v.array(v.union([v.string(), v.object({ title: v.string() })])),
    }),
  ),
});

/**
 * The advisories in a report of `npm audit --json`.
 *
 * @returns null where it is no report: the registry has none to give, or could not be reached
 */
export function readAdvisories(json: string): Advisory[] | null {
  let report: unknown;
  try {
    report = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = v.safeParse(reportSchema, report);
  if (!parsed.success) return null;
  return Object.values(parsed.output.vulnerabilities).map(({ name, severity, via }) => ({
    ...{ name, severity },
    title: via.flatMap((one) => (typeof one === 'string' ? [] : [one.title])).join('; '),
  }));
}
