//! A transport that keeps what is sent and answers what it was told.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use howdah_client::Client;
use howdah_client::transport::{BoxFuture, Transport, TransportError};

/// The token that must never be seen.
pub(crate) const TOKEN: &str = "T0KEN-that-nobody-may-see";

#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
    answer: http::Response<Bytes>,
}

impl Recorder {
    pub(crate) fn answering(answer: http::Response<Bytes>) -> Self {
        Self { requests: Arc::default(), answer }
    }

    pub(crate) fn json(body: impl Into<Bytes>) -> Self {
        Self::answering(http::Response::new(body.into()))
    }

    pub(crate) fn client(&self) -> Client {
        let builder = Client::builder("social.example").token(TOKEN).transport(self.clone());
        builder.build().expect("the settings are right")
    }

    /// The requests so far, the oldest first.
    pub(crate) fn take(&self) -> Vec<http::Request<Bytes>> {
        std::mem::take(&mut self.requests.lock().expect("no test panicked here"))
    }
}

impl Transport for Recorder {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.requests.lock().expect("no test panicked here").push(request);
        let answer = self.answer.clone();
        Box::pin(async move { Ok(answer) })
    }
}
