import { withConnection } from "./with-connection.js";

/** Everything that a schema holds besides rows, one line each in a fixed order. */
export function readCatalog(url: string, schema: string): Promise<string> {
  return withConnection(url, async (client) => {
    const sections: string[] = [];
    for (const [title, query] of Object.entries(QUERIES)) {
      const { rows } = await client.query<{ line: string }>(query, [schema]);
      const lines = rows.map(({ line }) => line.replaceAll(`${schema}.`, "").replaceAll(/\s+/g, " "));
      sections.push([`# ${title}`, ...lines.toSorted()].join("\n"));
    }
    return `${sections.join("\n\n")}\n`;
  });
}

// The migrator's own table is not ours to describe.
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1 and c.relname <> 'migration'`;

const QUERIES: Readonly<Record<string, string>> = {
  columns: `select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from ${tables} and c.relkind = 'r' join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum`,
  tables: `select format('%s%s%s %s', c.relname, case when c.relrowsecurity then ' row-security' else '' end,
      case when c.relforcerowsecurity then ' forced' else '' end, coalesce(array_to_string(c.reloptions, ','), '')) as line
    from ${tables} and c.relkind = 'r'`,
  // "not null" stands beside the columns already.
  constraints: `select format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
    from ${tables} join pg_constraint k on k.conrelid = c.oid and k.contype <> 'n'`,
  indexes: `select pg_get_indexdef(i.indexrelid) as line from ${tables} join pg_index i on i.indrelid = c.oid`,
  policies: `select format('%s %s %s %s to %s using (%s) check (%s)', tablename, policyname, permissive, cmd, roles, qual, with_check) as line
    from pg_policies where schemaname = $1`,
  functions: `select format('%s(%s) returns %s %s%s body %s', p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
      case when p.prosecdef then 'security definer' else 'security invoker' end, coalesce(' set ' || array_to_string(p.proconfig, ','), ''), md5(p.prosrc)) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = $1`,
  triggers: `select pg_get_triggerdef(t.oid) as line from ${tables} join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal`,
  "grants on tables": `select format('%s to %s: %s', c.relname, grantee.name, string_agg(g.privilege_type, ', ' order by g.privilege_type)) as line
    from ${tables} cross join aclexplode(c.relacl) g
    cross join lateral (select coalesce(nullif(g.grantee, 0)::regrole::text, 'public') as name) grantee
    where grantee.name <> 'muster_owner' group by c.relname, grantee.name`,
  "grants on functions": `select format('%s to %s: %s', p.proname, coalesce(nullif(g.grantee, 0)::regrole::text, 'public'), g.privilege_type) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = $1
    cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner`,
};
