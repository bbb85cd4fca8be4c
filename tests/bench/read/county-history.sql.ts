/**
 * The history of a county as set-based SQL. Everything is drawn into one table, `history`, newest first (n = 0 is now, 500 incidents a day),
 * and spread from there over the tables of the county. Placeholders: $1 and $2 bound n, $3 is now.
 */

/** What the draws pick from: places, matters, who leads where, squads; ranked, so that a skewed number picks the first most often. */
export const PICKS: readonly string[] = [
  `create temp table pick_township as
     select code, name, row_number() over (order by md5(code)) - 1 as rank, count(*) over () as total,
       (select count(*) from division v where v.parent_code = t.code) as villages, coalesce(seat_longitude, 118.6) as longitude, coalesce(seat_latitude, 35.8) as latitude
     from division t where level = 'TOWNSHIP'`,
  `create temp table pick_village as
     select d.code, d.name, d.parent_code as township, row_number() over (partition by d.parent_code order by md5(d.code)) - 1 as rank,
       (select min(g.code) from grid g where g.village_code = d.code) as grid
     from division d where level = 'VILLAGE'`,
  `create temp table pick_matter as
     select code, name, tier, priority, is_confidential, row_number() over (order by md5(code)) - 1 as rank
     from matter where retired_at is null`,
  `create temp table pick_lead as
     select m.code as matter, t.code as township, a.id as lead, a.division_code = '371323' as is_county,
       (select s.id from agency s where s.line_department_id = a.id and s.division_code = t.code order by s.code limit 1) as stationed
     from pick_matter m cross join pick_township t
     cross join lateral (select lead from responsibility_rule r where r.matter_code = m.code order by division_code limit 1) rule
     cross join lateral (select * from agency a where a.kind = rule.lead->>'kind' and (rule.lead->>'lineCode' is null or a.line_code = rule.lead->>'lineCode')
         and (a.division_code = '371323' or a.division_code like t.code || '%') order by a.code limit 1) a`,
  `create temp table pick_squad as
     select id, agency_id, row_number() over (partition by agency_id order by id) - 1 as rank, count(*) over (partition by agency_id) as total from squad`,
  `create temp table pick_office as
     select division_code as township, max(id) filter (where kind = 'ENFORCEMENT_OFFICE') as enforcement,
       max(id) filter (where kind = 'GRID_CENTER') as center from agency
     where kind in ('ENFORCEMENT_OFFICE', 'GRID_CENTER') group by 1`,
];

/** A prefixed UUIDv7 of an instant, the same for the same n. */
const id = (prefix: string, at: string, salt: string): string =>
  `'${prefix}_' || (lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(h.n || '${salt}'), 1, 3)
     || 'a' || substr(md5(h.n || '${salt}'), 4, 15))::uuid`;

const ENDED = "('CLOSED', 'REJECTED', 'DUPLICATE', 'CANCELLED')";

/** One stretch of history, drawn: who, where, what, how it ended and when each moment was. */
export const DRAW = `create temp table history as
  with dice as materialized (
    select n, $3::timestamptz - n * interval '172.8 s' - random() * interval '172 s' as reported_at,
      random() as r_open, random() as r_status, random() as r_township, random() as r_village, random() as r_place, random() as r_matter, random() as r_support,
      random() as r_affected, random() as r_life, random() as r_due, random() as r_words, random() as r_rare, random() as r_squad, random() as r_source
    from generate_series($2::bigint - 1, $1::bigint, -1) n)
  select d.*, t.code as township, v.code as village, v.grid, m.code as matter, m.name as matter_name, v.name as village_name, t.name as township_name, m.tier, m.priority, m.is_confidential,
    case when r_place < 0.01 then '371323' when r_place < 0.05 then t.code else v.code end as division,
    l.lead, l.stationed, case when r_support < 0.3 and o.enforcement <> l.lead then o.enforcement end as enforcement,
    case when m.tier = 'EMERGENCY' or r_place < 0.01 then cc.id else o.center end as center,
    t.longitude + (r_village - 0.5) * 0.1 as longitude, t.latitude + (r_squad - 0.5) * 0.1 as latitude,
    case when r_affected < 0.02 then (select code from pick_township x where x.rank = (t.rank + 1) % t.total) end as affected,
    s.status, least($3::timestamptz - d.reported_at, interval '3 days' * r_life) as life
  from dice d
  join pick_township t on t.rank = floor((select count(*) from pick_township) * r_township ^ 1.8)::bigint
  join pick_village v on v.township = t.code and v.rank = floor(t.villages * r_village ^ 1.6)::bigint
  join pick_matter m on m.rank = floor((select count(*) from pick_matter) * r_matter ^ 1.8)::bigint
  join pick_lead l on l.matter = m.code and l.township = t.code
  join pick_office o on o.township = t.code
  cross join (select id from agency where kind = 'COMMAND_CENTER') cc
  cross join lateral (select case
    when r_open < exp(-n / 1450.0) then (array['REPORTED', 'FILED', 'DISPATCHED', 'DISPATCHED', 'HANDLING', 'HANDLING', 'HANDLING', 'HANDLING', 'FEEDBACK', 'CHECKING'])[1 + floor(10 * r_status)]
    when n < 45000 and r_open < 0.002 then 'SUSPENDED'
    when r_status < 0.91 then 'CLOSED' when r_status < 0.95 then 'REJECTED' when r_status < 0.99 then 'DUPLICATE' else 'CANCELLED' end as status) s`;

/** Where the drawn stretch goes, table by table. */
export const SPREAD: readonly string[] = [
  `alter table history add column id text, add column task_id text, add column is_ended boolean, add column is_dispatched boolean,
     add column is_handled boolean, add column words text`,
  `update history h set id = ${id("inc", "h.reported_at", "inc")}, task_id = ${id("tsk", "h.reported_at + h.life * 0.02", "tsk")},
     is_ended = status in ${ENDED}, is_dispatched = status not in ('REPORTED', 'FILED', 'REJECTED', 'DUPLICATE', 'CANCELLED'), is_handled = status in ('CLOSED', 'CHECKING', 'FEEDBACK'),
     words = (array['群众反映影响通行', '多次劝阻无效', '现场已拍照', '夜间较为严重', '请尽快派人处理', '附近有学校', '雨后更加突出', '已持续三天', '居民意见较大', '存在安全隐患'])[1 + floor(10 * r_words)]
       || case when r_rare < 0.00005 then '，溶洞塌陷' when r_rare < 0.002 then '，井盖破损' else '' end`,
  `insert into incident (id, number, version, status, tier, priority, title, description, is_confidential, matter_code, is_matter_guessed, source,
     longitude, latitude, address, division_code, township_code, village_code, grid_code, affected_codes, agency_ids, commanding_center_id, lead_agency_id,
     supporting_agency_ids, handling_agency_ids, return_requests, is_ruling_pending, round, live_tasks, disposition, check_result, next_due_at,
     reported_at, filed_at, dispatched_at, arrived_at, handled_at, checked_at, closed_at)
   select id, '371323-' || to_char(reported_at, 'YYYYMMDD') || '-' || lpad(n::text, 7, '0'), 5, status, tier, priority, matter_name,
     township_name || village_name || matter_name || '，' || words, is_confidential, matter, false,
     (array['GRID_WORKER', 'GRID_WORKER', 'HOTLINE_12345', 'CITIZEN_APP', 'PATROL', 'POLICE_110'])[1 + floor(6 * r_source)],
     longitude, latitude, village_name || (1 + floor(200 * r_squad)) || '号', division, nullif(left(division, 9), '371323'),
     case when length(division) = 12 then division end, case when length(division) = 12 then grid end,
     case when affected is null then '{}' else array[affected] end,
     case when is_dispatched then array_remove(array[center, lead, stationed, enforcement]::text[], null) else array[center]::text[] end, center,
     case when is_dispatched then lead end, case when is_dispatched then array_remove(array[stationed, enforcement]::text[], null) else '{}' end,
     case when is_dispatched then array_remove(array[lead, stationed, enforcement]::text[], null) else '{}' end, 0, false, 1,
     case when is_dispatched and not is_ended then 1 else 0 end,
     case when status = 'CLOSED' then case when r_status < 0.2 then 'ON_THE_SPOT' else 'RESOLVED' end end, case when status = 'CLOSED' then 'PASSED' end,
     case when not is_ended and status <> 'SUSPENDED' then $3::timestamptz + (r_due - 0.15) * interval '3 days' end,
     reported_at, case when status not in ('REPORTED', 'REJECTED') then reported_at + life * 0.01 end, case when is_dispatched then reported_at + life * 0.02 end,
     case when is_handled or status = 'HANDLING' and r_life < 0.5 then reported_at + life * 0.2 end, case when is_handled then reported_at + life * 0.7 end,
     case when status = 'CLOSED' then reported_at + life * 0.9 end, case when is_ended then reported_at + life end
   from history`,
  `insert into incident_search (incident_id, words)
     select i.id, concat_ws(E'\\n', i.number, i.title, i.description, i.address) from history h join incident i on i.id = h.id`,
  `insert into report (id, incident_id, original_incident_id, number, source, text, reporter_name, reporter_phone, reported_at)
   select ${id("rep", "h.reported_at", "rep")}, i.id, i.id, i.number, i.source, i.description, '李大明', '13812345678', i.reported_at
   from history h join incident i on i.id = h.id`,
  `insert into task (id, version, incident_id, role, round, agency_id, status, duty, offered_at, delivered_at, accepted_at, is_deemed_accepted, arrived_at, done_at, ended_at, result_code, result)
   select h.task_id, 3, h.id, 'LEAD', 1, h.lead, case when is_ended then 'CONFIRMED' when is_handled then 'DONE' when status = 'DISPATCHED' then 'OFFERED' else 'ACCEPTED' end,
     '主办', reported_at + life * 0.02, reported_at + life * 0.02, case when status <> 'DISPATCHED' then reported_at + life * 0.05 end, r_support < 0.05,
     case when is_handled then reported_at + life * 0.2 end, case when is_handled then reported_at + life * 0.7 end, case when is_ended then reported_at + life end,
     case when is_handled then 'DONE' end, case when is_handled then '已处置' end
   from history h where is_dispatched
   union all
   select ${id("tsk", "h.reported_at + h.life * 0.02", "ast")}, 3, h.id, 'ASSIST', 1, coalesce(h.stationed, h.enforcement), case when is_ended then 'CONFIRMED' else 'ACCEPTED' end,
     '协办', reported_at + life * 0.02, reported_at + life * 0.02, reported_at + life * 0.04, false, null,
     case when is_ended then reported_at + life * 0.6 end, case when is_ended then reported_at + life end, null, null
   from history h where is_dispatched and coalesce(h.stationed, h.enforcement) is not null
   union all
   select ${id("tsk", "h.reported_at + h.life * 0.8", "chk")}, 3, h.id, 'CHECK', 1, h.center, case when is_ended then 'CONFIRMED' else 'OFFERED' end,
     null, reported_at + life * 0.8, reported_at + life * 0.8, case when is_ended then reported_at + life * 0.85 end, false, null,
     case when is_ended then reported_at + life * 0.9 end, case when is_ended then reported_at + life end, null, null
   from history h where status in ('CLOSED', 'CHECKING')`,
  `insert into assignment (id, version, incident_id, task_id, squad_id, status, offered_at, delivered_at, accepted_at, departed_at, arrived_at, cleared_at)
   select ${id("asg", "h.reported_at + h.life * 0.06", "asg")}, 5, h.id, h.task_id, s.id, case when is_handled then 'CLEARED' when r_life < 0.5 then 'ON_SITE' else 'ACCEPTED' end,
     reported_at + life * 0.06, reported_at + life * 0.06, reported_at + life * 0.08, reported_at + life * 0.1, reported_at + life * 0.2, case when is_handled then reported_at + life * 0.7 end
   from history h join pick_squad s on s.agency_id = h.lead and s.rank = floor(s.total * h.r_squad) where is_dispatched and status <> 'DISPATCHED'`,
  `insert into deadline (id, incident_id, task_id, kind, clock, due_at, met_at, paused_at, cancelled_at, is_provisional)
   select ${id("dln", "h.reported_at", "' || k.kind || '")}, h.id, case when k.is_of_task then h.task_id end, k.kind, 'WORKING_HOURS',
     case when k.met > 0.5 and not is_ended and status <> 'SUSPENDED' then $3::timestamptz + (r_due - 0.15) * interval '3 days' else reported_at + life * k.met + interval '2 hours' * (1 + r_due) end,
     case when is_ended or k.met < 0.1 then reported_at + life * k.met end, case when status = 'SUSPENDED' and k.met >= 0.1 then $3::timestamptz end,
     case when is_ended and not is_dispatched then reported_at + life end, false
   from history h cross join (values ('FILE', 0.01, false), ('DISPATCH', 0.02, false), ('CLOSE', 1.0, false), ('ACCEPT', 0.05, true), ('ARRIVE', 0.2, true), ('HANDLE', 0.7, true)) k(kind, met, is_of_task)
   where not k.is_of_task or is_dispatched`,
  `insert into incident_listing (key, reported_at, incident_id, ended_as)
     with listed as materialized (
       select i.id, i.reported_at, incident_ended_as(i.status) as ended_as, i.agency_ids || i.affected_codes || array[i.township_code, i.village_code]::text[] as keys
       from history h join incident i on i.id = h.id)
     select key, reported_at, id, ended_as from listed cross join lateral unnest(keys) key where key is not null
     union all select a.squad_id, l.reported_at, l.id, l.ended_as from listed l join assignment a on a.incident_id = l.id
     on conflict do nothing`,
  "drop table history",
];
