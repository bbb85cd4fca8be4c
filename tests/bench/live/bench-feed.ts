/** What every subscriber asks: a row of a wall screen, with what it nests. */
export const BENCH_FEED = `subscription BenchFeed {
  incidentFeed {
    cursor
    previous
    resync
    entries {
      position
      type
      recordedAt
      summary
      incident {
        id
        number
        version
        status
        tier
        priority
        title
        isOverdue
        reportedAt
        location { longitude latitude }
        matter { id code name }
        division { id code name }
        lead { id code name }
        tasks { id status role duty agency { id name } }
      }
    }
  }
}`;
