//! The way from screen to screen.

use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::{after_call, evaluation, interest, journey, lessons, phone, practice, ready, thank_you, whom};

impl State {
    /// Goes to a screen, which forgets what it remembered. Its story begins it once the event is over.
    pub(in crate::flow) fn go(&mut self, screen: Screen) {
        let screen = phone::instead(self, screen);
        self.screen = screen;
        self.arriving = Some(screen);
        match screen {
            // Whoever comes back looks for another name.
            Screen::Names => self.sign_in.typed.clear(),
            Screen::Journey => self.journey = journey::Local::default(),
            Screen::Interest => self.interest = interest::Local::default(),
            Screen::Lessons => self.lessons = lessons::Local::default(),
            Screen::ThankYou => self.thank_you = thank_you::Local::default(),
            Screen::Evaluation => self.evaluation = evaluation::Local::default(),
            Screen::Whom => self.whom = whom::Local::default(),
            Screen::Phone => self.phone = phone::Local::default(),
            Screen::AfterCall => self.after_call = after_call::Local::default(),
            Screen::Practice => {
                let with = self.interview().map_or(String::new(), |one| one.readiness.practice_with.clone());
                self.practice = practice::Local::begun(self.uptime, with);
            }
            Screen::Ready => self.ready = ready::Local::default(),
            _ => {}
        }
    }

    /// Goes on at a screen where work stopped; one that can't be gone back to leads to the journey.
    pub(in crate::flow) fn resume(&mut self, screen: Screen) {
        let begun = self.interview().is_some_and(|one| one.interview.started_at.is_some() && !one.interview.held());
        self.go(match screen {
            Screen::Live | Screen::Recap if !begun => Screen::Journey,
            // What was being said is not asked for again behind somebody's back.
            Screen::Booth | Screen::Take => Screen::Practice,
            // Nothing is open there any more; the way in is one step back.
            Screen::Listen => Screen::Practice,
            Screen::Welcome | Screen::Recovery | Screen::Classes | Screen::Names | Screen::PinPad => Screen::Journey,
            Screen::Versions
            | Screen::Desk
            | Screen::Recordings
            | Screen::Erasing
            | Screen::Class
            | Screen::Campaign
            | Screen::Results
            | Screen::Contacts
            | Screen::Board
            | Screen::Settings
            | Screen::Log => Screen::Journey,
            other => other,
        });
    }
}
