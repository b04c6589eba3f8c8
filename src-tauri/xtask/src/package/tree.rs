//! What is installed, laid out as it will lie on the disk.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::{COMMAND_LINE, Package, WINDOW, papers};
use crate::command::{command, must};
use crate::stop::Stop;
use crate::{compile, place};

/// Sizes of icons that desktops look for, in pixels; larger ones are drawn from the drawing itself.
const ICONS: [u32; 8] = [16, 22, 24, 32, 48, 64, 128, 256];

const FILE: u32 = 0o644;
const PROGRAM: u32 = 0o755;

/// A package with the folder that stands for `/`.
pub(super) struct Tree {
    pub(super) package: &'static Package,
    pub(super) root: PathBuf,
}

impl Tree {
    fn begin(package: &'static Package, folder: &Path) -> Self {
        Self {
            package,
            root: folder.join(package.name),
        }
    }

    fn put(&self, to: &str, bytes: &[u8], mode: u32) -> Result<(), Stop> {
        let path = self.root.join(to);
        let above = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(above).map_err(Stop::file(above))?;
        fs::write(&path, bytes).map_err(Stop::file(&path))?;
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(&path, mode).map_err(Stop::file(&path))
    }

    fn copy(&self, from: &Path, to: &str, mode: u32) -> Result<(), Stop> {
        let bytes = fs::read(from).map_err(Stop::file(from))?;
        self.put(to, &bytes, mode)
    }

    /// Packs it with gzip, without time or name: Debian wants its papers so.
    fn put_packed(&self, to: &str, text: &[u8]) -> Result<(), Stop> {
        self.put(to, text, FILE)?;
        let mut gzip = command("gzip");
        gzip.args(["-9", "--no-name", "--force"])
            .arg(self.root.join(to));
        must(gzip)
    }

    /// Every file and folder, by its path from `/`, the upper ones first.
    pub(super) fn paths(&self) -> Result<Vec<PathBuf>, Stop> {
        let mut found = Vec::new();
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder).map_err(Stop::file(&folder))? {
                let path = entry.map_err(Stop::file(&folder))?.path();
                if path.is_dir() {
                    open.push(path.clone());
                }
                found.extend(path.strip_prefix(&self.root).map(Path::to_path_buf));
            }
        }
        found.sort();
        Ok(found)
    }

    /// The files, by their path from `/`.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>, Stop> {
        let mut paths = self.paths()?;
        paths.retain(|path| self.root.join(path).is_file());
        Ok(paths)
    }

    /// What its files take, in bytes.
    pub(super) fn bytes(&self) -> Result<u64, Stop> {
        self.files()?.iter().try_fold(0, |sum, path| {
            let path = self.root.join(path);
            let length = fs::metadata(&path).map_err(Stop::file(&path))?.len();
            Ok(sum + length)
        })
    }

    /// Its program.
    pub(super) fn program(&self) -> PathBuf {
        self.root.join("usr/bin").join(self.package.name)
    }

    fn put_program(&self) -> Result<(), Stop> {
        let name = self.package.name;
        let built = place::target().join("release").join(name);
        self.copy(&built, &format!("usr/bin/{name}"), PROGRAM)
    }

    fn put_papers(&self) -> Result<(), Stop> {
        let docs = format!("usr/share/doc/{}", self.package.name);
        self.put(
            &format!("{docs}/copyright"),
            papers::copyright()?.as_bytes(),
            FILE,
        )?;
        let changes = papers::changelog(self.package)?;
        self.put_packed(&format!("{docs}/changelog"), changes.as_bytes())
    }
}

/// The window, with everything by which a desktop knows it.
pub(super) fn window(folder: &Path) -> Result<Tree, Stop> {
    let tree = Tree::begin(&WINDOW, folder);
    tree.put_program()?;
    tree.put_papers()?;
    let packaging = place::root().join("src-tauri/packaging/linux");
    let manual = papers::filled_in(&packaging.join("onramp.1"))?;
    tree.put_packed("usr/share/man/man1/onramp.1", manual.as_bytes())?;
    let metainfo = "io.github.onramp.desktop.metainfo.xml";
    let told = papers::filled_in(&packaging.join(metainfo))?;
    tree.put(
        &format!("usr/share/metainfo/{metainfo}"),
        told.as_bytes(),
        FILE,
    )?;
    for (name, to) in [
        ("onramp.desktop", "usr/share/applications/onramp.desktop"),
        ("onramp.xml", "usr/share/mime/packages/onramp.xml"),
    ] {
        tree.copy(&packaging.join(name), to, FILE)?;
    }
    icons(&tree)?;
    Ok(tree)
}

fn icons(tree: &Tree) -> Result<(), Stop> {
    let drawing = place::root().join("icons/onramp.svg");
    let themed = "usr/share/icons/hicolor";
    tree.copy(
        &drawing,
        &format!("{themed}/scalable/apps/onramp.svg"),
        FILE,
    )?;
    for size in ICONS {
        let to = format!("{themed}/{size}x{size}/apps/onramp.png");
        tree.put(&to, &[], FILE)?;
        let size = size.to_string();
        let mut draw = command("rsvg-convert");
        draw.args(["--width", &size, "--height", &size, "--output"]);
        draw.arg(tree.root.join(&to)).arg(&drawing);
        must(draw)?;
    }
    Ok(())
}

/// The command line, with a page of the manual for each command, and what completes its words.
pub(super) fn command_line(folder: &Path) -> Result<Tree, Stop> {
    let tree = Tree::begin(&COMMAND_LINE, folder);
    tree.put_program()?;
    tree.put_papers()?;
    let notices = place::root().join("src-tauri/core/notices.txt");
    let notices = fs::read(&notices).map_err(Stop::file(&notices))?;
    tree.put_packed("usr/share/doc/onramp-cli/notices.txt", &notices)?;
    let manual = written_manual(folder)?;
    let pages = fs::read_dir(manual.join("man")).map_err(Stop::file(&manual))?;
    for page in pages {
        let page = page.map_err(Stop::file(&manual))?.path();
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        let text = fs::read(&page).map_err(Stop::file(&page))?;
        tree.put_packed(&format!("usr/share/man/man1/{name}"), &text)?;
    }
    for (name, to) in [
        ("onramp-cli.bash", "bash-completion/completions/onramp-cli"),
        ("_onramp-cli", "zsh/vendor-completions/_onramp-cli"),
        (
            "onramp-cli.fish",
            "fish/vendor_completions.d/onramp-cli.fish",
        ),
    ] {
        tree.copy(
            &manual.join("completions").join(name),
            &format!("usr/share/{to}"),
            FILE,
        )?;
    }
    Ok(tree)
}

/// Has the command line write its manual.
fn written_manual(folder: &Path) -> Result<PathBuf, Stop> {
    let manual = folder.join("manual");
    compile::manual()?;
    let mut write = command(place::program("examples/manual"));
    write.arg(&manual);
    must(write)?;
    Ok(manual)
}
