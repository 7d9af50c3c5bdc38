import sys
from pathlib import Path

# The tools are plain scripts beside one another, run by `python3 tools/bootstrap.py` before anything is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
