// How many places masks cover, as masked.ts counts them, for the rooms that count in SQL.

/** How many places are masked by those that `which` says, as SQL: what two masks cover, on two grounds or in part, is one. */
export const placesMaskedIn = (which: string) => `((SELECT count(*) FROM (
    SELECT start, max("end") OVER (PARTITION BY position, field ORDER BY start ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM (SELECT position, place ->> '$.field' AS field, place ->> '$.start' AS start, place ->> '$.end' AS "end"
      FROM disclosure_mask WHERE ${which} AND place ->> '$.kind' = 'passage')) WHERE before IS NULL OR before < start)
  + (SELECT count(*) FROM (SELECT DISTINCT position, place ->> '$.picture', place ->> '$.x', place ->> '$.y', place ->> '$.width',
      place ->> '$.height' FROM disclosure_mask WHERE ${which} AND place ->> '$.kind' = 'region')))`
