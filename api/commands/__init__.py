"""The `tenseconds` command: what an operator, an author and a supervisor of processes can ask for."""
