//! A WebDriver server of the story's own, on a free port.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};

use super::home::Home;

/// Longer than it takes until a server listens, on a busy machine too.
const LISTENS_WITHIN: Duration = Duration::from_secs(60);

/// Starts the program that it is called by, free to leave a core dump.
const DUMPS_ALLOWED: &str =
    r#"ulimit -S -c "$(ulimit -H -c)"; exec setpriv --pdeathsig KILL "$0" "$@""#;

/// A running WebDriver server. Dropping it ends it.
pub(crate) struct Driver {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Driver {
    /// Starts a server in a home and waits until it listens.
    ///
    /// The kernel ends it with the test that started it, should that be killed. A program that crashes may leave as much
    /// as the system allows, and leaves it in the home, where a story can search it.
    pub(crate) fn start(program: &str, home: &Home, environment: &[(&str, String)]) -> Self {
        let port = free_port();
        let log = home.path().join(format!("{program}.log"));
        let child = Command::new("sh")
            .args(["-c", DUMPS_ALLOWED, program])
            .current_dir(home.path())
            .arg(format!("--port={port}"))
            .envs(home.environment())
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(File::create(&log).unwrap())
            .stderr(File::options().append(true).open(&log).unwrap())
            .spawn()
            .unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut driver = Self {
            child,
            address,
            log,
        };
        driver.wait_until_it_listens();
        driver
    }

    /// Opens a session: the server starts the program that the capabilities name.
    pub(crate) async fn session(&self, capabilities: Map<String, Value>) -> Client {
        let connected = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://{}", self.address))
            .await;
        match connected {
            Ok(client) => client,
            Err(cause) => panic!("no session: {cause}\n{}", self.said()),
        }
    }

    fn wait_until_it_listens(&mut self) {
        let deadline = Instant::now() + LISTENS_WITHIN;
        while TcpStream::connect(self.address).is_err() {
            let has_ended = self.child.try_wait().unwrap().is_some();
            assert!(
                !has_ended && Instant::now() < deadline,
                "the WebDriver server does not listen:\n{}",
                self.said()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A port that Linux gives to no program by itself, as it does from 32768 on: none can come between this look and the
/// server's.
fn free_port() -> u16 {
    const FIRST: u16 = 10_000;
    const OF_EACH_LANE: u16 = 100;
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let lane = u16::try_from(std::process::id() % 200).unwrap();
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    (0..OF_EACH_LANE)
        .map(|_| NEXT.fetch_add(1, Ordering::Relaxed) % OF_EACH_LANE)
        .map(|number| FIRST + lane * OF_EACH_LANE + number)
        .find(is_free)
        .unwrap()
}
