//! Both guides to a finished practice setup, as a screen reader tells them: read, worked and heard through the
//! accessibility tree (AT-SPI) alone.

mod acts;
mod finish;
mod keys;
mod stop;

use std::cell::RefCell;

use super::harness::browser::Browser;
use super::harness::connectwise::ConnectWise;
use super::harness::home::Home;
use super::harness::pair::Pair;
use super::harness::reader::{Node, Reading, ScreenReader};
use super::harness::window::Window;
use super::practice::End;
use super::practice::guide::{COMPANY, Guide, MSP_PROCESS, PHIN};

/// No guide has more.
const STEPS_AT_MOST: usize = 40;

#[tokio::test]
async fn assistive_phin_to_its_end_as_a_screen_reader_tells_it() {
    play(&PHIN, End::Finished).await;
}

#[tokio::test]
async fn assistive_msp_process_to_its_end_as_a_screen_reader_tells_it() {
    play(&MSP_PROCESS, End::Connected).await;
}

async fn play(guide: &'static Guide, end: End) {
    let home = Home::new();
    let browser = Browser::open().await;
    let reader = ScreenReader::start();
    let window = Window::open(&home, &reader.environment()).await;
    let pair = {
        let reading = Reading::of(&reader, &window);
        let walk = Walk {
            guide,
            home: &home,
            browser: &browser,
            reading,
            pair: RefCell::default(),
        };
        walk.begin().await;
        let steps = walk.to_the_end().await;
        assert_eq!(steps, guide.steps, "every step was met");
        match end {
            End::Connected => walk.see_it_connected_at_home().await,
            End::Finished => walk.finish().await,
        }
        walk.pair.take().unwrap()
    };
    window.quit().await;
    assert!(pair.assert_in_no_file(home.path(), COMPANY) > 0);
    browser.close().await;
}

/// A person who hears Onramp, and works a browser beside it.
struct Walk<'story> {
    guide: &'static Guide,
    home: &'story Home,
    browser: &'story Browser,
    reading: Reading<'story>,
    pair: RefCell<Option<Pair>>,
}

impl Walk<'_> {
    fn connectwise(&self) -> ConnectWise<'_> {
        ConnectWise::in_browser(self.browser)
    }

    async fn begin(&self) {
        let reading = &self.reading;
        reading.focus_on("heading", "Your setups").await;
        self.hears_the_page("Your setups").await;
        reading.press("Practice").await;
        reading.focus_on("heading", "New practice").await;
        reading.check("radio", self.guide.name).await;
        self.hears_the_page("New practice").await;
        reading.press("Start practice").await;
    }

    /// Does what each step asks for, and answers with how many there were.
    async fn to_the_end(&self) -> usize {
        let mut title = "Choose the role and the features".to_owned();
        for count in 1..=STEPS_AT_MOST {
            self.reading.focus_on("heading", &title).await;
            self.hears_the_step(&title).await;
            self.act(&title).await;
            self.hears_the_step(&title).await;
            let leads_on = |page: &Node| {
                let ways = ["Continue to *", "Back to all setups"];
                let way = ways.iter().find_map(|name| page.find("button", name));
                way.map(drop).ok_or_else(|| "no way on".to_owned())
            };
            let page = self.reading.page_that("the step leads on", leads_on).await;
            let Some(on) = page.find("button", "Continue to *") else {
                return count;
            };
            let (_, next) = on.name.split_once(": ").unwrap();
            title = next.to_owned();
            self.reading.press(&on.name).await;
        }
        panic!("the steps do not end");
    }

    /// Everything on the page is told, under this title.
    async fn hears_the_page(&self, title: &str) {
        let what = format!("the page \"{title}\" is told as it must be");
        let is_told = |page: &Node| stop::is_told(page, title);
        self.reading.page_that(&what, is_told).await;
    }

    /// The same of a step.
    async fn hears_the_step(&self, title: &str) {
        let what = format!("the step \"{title}\" is told as it must be");
        let is_step = |page: &Node| stop::is_step(page, title);
        self.reading.page_that(&what, is_step).await;
    }

    /// Home tells that the setup is connected and done.
    async fn see_it_connected_at_home(&self) {
        let reading = &self.reading;
        reading.press("Back to all setups").await;
        reading.focus_on("heading", "Your setups").await;
        let open = reading.meet("button", "Open").await;
        assert!(open.description.contains(self.guide.name), "{open:?}");
        let done = format!("{0} of {0} steps done", self.guide.steps);
        reading.says(&done).await;
        reading.says("Connected").await;
    }
}
