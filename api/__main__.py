"""`python -m api` is the `tenseconds` command."""

from api.commands.main import main

if __name__ == "__main__":
    main()
