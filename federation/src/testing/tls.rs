//! TLS in front of axum, with certificates made up for the occasion.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

use crate::error::BoxError;

/// How long a client may take for its handshake.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// A pause after the system refused to accept, for want of file descriptors say.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(1);

/// A certificate authority that exists only in this process.
pub(super) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(super) fn new() -> Result<Self, BoxError> {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Ok(Self { issuer: CertifiedIssuer::self_signed(params, KeyPair::generate()?)? })
    }

    /// What clients must trust, in DER.
    pub(super) fn certificate(&self) -> Vec<u8> {
        self.issuer.der().to_vec()
    }

    /// Serves `host` over TLS on the connections that `listener` accepts.
    pub(super) fn listen(&self, host: &str, listener: TcpListener) -> Result<Listener, BoxError> {
        let key = KeyPair::generate()?;
        let certificate = CertificateParams::new([host.to_owned()])?.signed_by(&key, &self.issuer)?;
        let key = PrivateKeyDer::try_from(key.serialize_der())?;
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)?;
        let acceptor = TlsAcceptor::from(Arc::new(config));
        Ok(Listener { acceptor, socket: listener, handshakes: JoinSet::new() })
    }
}

/// Accepts connections and does their TLS handshake; `axum::serve` takes it. Dropping it frees the port.
pub struct Listener {
    acceptor: TlsAcceptor,
    socket: TcpListener,
    handshakes: JoinSet<Option<(TlsStream<TcpStream>, SocketAddr)>>,
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").field("socket", &self.socket).finish_non_exhaustive()
    }
}

impl axum::serve::Listener for Listener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            // Handshakes run beside each other, so that a slow client holds up none.
            tokio::select! {
                Some(done) = self.handshakes.join_next() => if let Ok(Some(connection)) = done {
                    return connection;
                },
                accepted = self.socket.accept() => match accepted {
                    Ok((stream, from)) => {
                        let handshake = self.acceptor.accept(stream);
                        self.handshakes.spawn(async move {
                            let stream = tokio::time::timeout(HANDSHAKE_TIMEOUT, handshake).await.ok()?.ok()?;
                            Some((stream, from))
                        });
                    }
                    Err(_) => tokio::time::sleep(PAUSE_AFTER_ERROR).await,
                },
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.socket.local_addr()
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use axum::serve::Listener as _;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio_rustls::TlsConnector;
    use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
    use tokio_rustls::rustls::{ClientConfig, RootCertStore};

    use super::*;

    #[tokio::test]
    async fn a_handshake_that_fails_holds_up_no_other() {
        let authority = Authority::new().unwrap();
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = socket.local_addr().unwrap();
        let mut listener = authority.listen("a.test", socket).unwrap();
        let mut good = TcpStream::connect(address).await.unwrap();
        let mut bad = TcpStream::connect(address).await.unwrap();
        let client = async {
            bad.write_all(b"no handshake at all").await.unwrap();
            bad.read_to_end(&mut Vec::new()).await.unwrap();
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from(authority.certificate())).unwrap();
            let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
            let name = ServerName::try_from("a.test").unwrap();
            TlsConnector::from(Arc::new(config)).connect(name, &mut good).await.map(drop).unwrap();
        };
        let both = async { tokio::join!(listener.accept(), client) };
        tokio::time::timeout(HANDSHAKE_TIMEOUT, both).await.expect("the good one is accepted");
    }
}
