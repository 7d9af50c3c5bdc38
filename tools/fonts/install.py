"""Puts the two fonts of the PDF into a folder, from the one npm package that ships them whole; the second run does nothing.

Usage: python tools/fonts/install.py FOLDER NPM [ARGUMENT…], where NPM is the command that runs npm.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PACKAGE: Final = Path("node_modules/@expo-google-fonts/noto-sans-sc")
FONTS: Final = {
    "NotoSansSC-Regular.ttf": (
        "400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    ),
    "NotoSansSC-Bold.ttf": (
        "700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    ),
}


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_complete(folder: Path) -> bool:
    """Say whether the folder holds the right bytes already."""
    shutil.copyfile(HERE / "fonts.conf", folder / "fonts.conf")
    return (folder / "OFL.txt").exists() and all(
        (folder / name).exists() and sha256(folder / name) == digest for name, (_, digest) in FONTS.items()
    )


def install(folder: Path, npm: list[str]) -> None:
    """Fetch the locked package into a folder of its own, keep two weights of nine and throw the rest away."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as name:
        work = Path(name)
        for file in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(HERE / file, work / file)
        subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=work, check=True)
        for target, (source, digest) in FONTS.items():
            if sha256(work / PACKAGE / source) != digest:
                raise SystemExit(f"{source} is not the file this project was tested with.")
            (work / PACKAGE / source).replace(folder / target)
        (work / PACKAGE / "LICENSE_FONT").replace(folder / "OFL.txt")


def main() -> None:
    """Install what is missing."""
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if not is_complete(folder):
        install(folder, sys.argv[2:])


if __name__ == "__main__":
    main()
