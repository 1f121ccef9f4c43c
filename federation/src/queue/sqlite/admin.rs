//! The operators' view, and dead letters put back or removed.

use rusqlite::{Row, params};

use super::store::{Fault, Store, code, integer, millis, time};
use crate::queue::{DeadLetter, Job, JobId, LaneState, Letters, Topic};

/// A dead letter as it is put back or removed.
struct Dead {
    number: i64,
    topic: i64,
    lane: String,
    payload: i64,
}

impl Store<'_> {
    pub(super) fn lanes(self, topic: Topic, limit: usize) -> Result<Vec<LaneState>, Fault> {
        let mut statement = self.statement(
            "SELECT name, depth, next, fails, lease,
                 (SELECT pushed FROM job WHERE lane = id ORDER BY number LIMIT 1) AS oldest,
                 (SELECT count(*) FROM job WHERE lane = id AND due > 0)
             FROM lane WHERE topic = ?1 AND depth > 0 ORDER BY depth DESC, name LIMIT ?2",
        )?;
        let rows = statement.query_map([code(topic), integer(limit)], lane_state)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn dead_letters(self, topic: Topic, limit: usize) -> Result<Vec<DeadLetter>, Fault> {
        let mut statement = self.statement(
            "SELECT number, key, bytes, meta, attempts, lane, reason, died
             FROM dead JOIN payload ON payload.id = payload WHERE topic = ?1
             ORDER BY number DESC LIMIT ?2",
        )?;
        let rows = statement.query_map([code(topic), integer(limit)], |row| dead_letter(topic, row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn requeue(self, letters: &Letters, now: i64) -> Result<usize, Fault> {
        let dead = self.dead(letters)?;
        let first = self.numbers(dead.len())?;
        for (number, letter) in (first..).zip(&dead) {
            let lane = self.add_to_lane(letter.topic, &letter.lane, now, number)?;
            self.execute(
                "INSERT INTO job (lane, number, due, pushed, payload, key, meta)
                 SELECT ?2, ?3, 0, ?4, payload, key, meta FROM dead WHERE number = ?1",
                [letter.number, lane, number, now],
            )?;
            self.execute("DELETE FROM dead WHERE number = ?1", [letter.number])?;
        }
        Ok(dead.len())
    }

    pub(super) fn discard(self, letters: &Letters) -> Result<usize, Fault> {
        let dead = self.dead(letters)?;
        for letter in &dead {
            self.execute("DELETE FROM dead WHERE number = ?1", [letter.number])?;
            self.drop_payload(letter.payload, 1)?;
        }
        Ok(dead.len())
    }

    /// In the order in which the jobs were pushed.
    fn dead(self, letters: &Letters) -> Result<Vec<Dead>, Fault> {
        const SELECT: &str = "SELECT number, topic, lane, payload FROM dead WHERE";
        let select = |condition, values: &[&dyn rusqlite::ToSql]| {
            let mut statement = self.statement(&format!("{SELECT} {condition} ORDER BY number"))?;
            let rows = statement.query_map(values, dead)?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        match letters {
            Letters::One(id) => select("number = ?1", params![id.as_u64().cast_signed()]),
            Letters::Lane(topic, lane) => select("topic = ?1 AND lane = ?2", params![code(*topic), lane]),
            Letters::Before(topic, time) => {
                select("topic = ?1 AND died < ?2", params![code(*topic), millis(*time)])
            }
        }
    }
}

fn dead(row: &Row<'_>) -> Result<Dead, rusqlite::Error> {
    Ok(Dead { number: row.get(0)?, topic: row.get(1)?, lane: row.get(2)?, payload: row.get(3)? })
}

fn lane_state(row: &Row<'_>) -> Result<LaneState, rusqlite::Error> {
    let count = |index| row.get(index).map(|count: i64| usize::try_from(count).unwrap_or(0));
    let name: String = row.get(0)?;
    let mut state = LaneState::new(name, count(1)?, time(row.get(5)?), time(row.get(2)?));
    state.fails = row.get(3)?;
    state.leased = row.get::<_, i64>(4)? > 0;
    state.delayed = count(6)?;
    Ok(state)
}

fn dead_letter(topic: Topic, row: &Row<'_>) -> Result<DeadLetter, rusqlite::Error> {
    let id = JobId::from(row.get::<_, i64>(0)?.unsigned_abs());
    let (key, bytes, meta): (String, Vec<u8>, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let job = Job::new(id, key, bytes.into(), meta, row.get(4)?);
    let (lane, reason): (String, String) = (row.get(5)?, row.get(6)?);
    Ok(DeadLetter::new(job, topic, lane, reason, time(row.get(7)?)))
}
