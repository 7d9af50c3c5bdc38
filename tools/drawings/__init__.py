"""The drawings of checklists and courses: figures and things composed by the scenes in `scenes/`, written by `tools/draw.py`."""
