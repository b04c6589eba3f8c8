//! Tables of endpoints whose rows are spread over lines: methods, then a path, then what it is for.

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Collects the lines of one row.
#[derive(Debug, Default)]
pub(super) struct EndpointTable {
    methods: Vec<String>,
    path: Option<String>,
}

impl EndpointTable {
    /// Takes a line when it belongs to a row, and answers with the row that it finishes, if it does. Answers with
    /// none when the line is no part of a table.
    pub(super) fn take_line(&mut self, line: &str) -> Option<Option<String>> {
        if METHODS.contains(&line) {
            let finished = self.path.is_some().then(|| self.row(None)).flatten();
            self.methods.push(line.to_owned());
            return Some(finished);
        }
        if self.methods.is_empty() {
            return None;
        }
        if self.path.is_none() && line.starts_with('/') && !line.contains(' ') {
            self.path = Some(line.to_owned());
            return Some(None);
        }
        Some(self.row(Some(line)))
    }

    /// Answers with a row that the end of the document cut short.
    pub(super) fn finish(&mut self) -> Option<String> {
        self.row(None)
    }

    fn row(&mut self, about: Option<&str>) -> Option<String> {
        let methods = std::mem::take(&mut self.methods).join(" ");
        let parts = [Some(methods), self.path.take(), about.map(str::to_owned)];
        let row: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        (!row.is_empty()).then(|| row.join(" | "))
    }
}
