//! The queue's engines: the contract suite, their agreement, and crashes.

#![expect(clippy::unwrap_used, reason = "a test has no better answer to what should not happen")]

mod agreement;
mod kill;

mod memory {
    use howdah_federation::queue::Memory;

    fn place() -> impl AsyncFn() -> Memory {
        async || Memory::new()
    }

    howdah_federation::queue_contract!(place);
}

mod sqlite {
    use howdah_federation::queue::Sqlite;

    fn place() -> impl AsyncFn() -> Sqlite {
        let folder = tempfile::tempdir().unwrap();
        async move || Sqlite::open(folder.path().join("queue.sqlite")).unwrap()
    }

    howdah_federation::queue_contract!(durable place);
}
