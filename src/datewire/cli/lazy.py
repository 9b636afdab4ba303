"""A group whose commands are imported when they are called, and the one place that turns an error into a line."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import IO, Any

import click

from datewire.errors import DatewireError


class Told(click.ClickException):
    """An error as one line on standard error: what, where, and what to do next."""

    def __init__(self, error: DatewireError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_status  # type: ignore[misc]

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error."""
        click.echo("datewire: " + " ".join(self.message.split()), file=file, err=file is None)


class LazyGroup(click.Group):
    """A click group over a table of names and short helps; the module of a command is `package.name` and its object
    has the same name. A name whose module does not exist is not offered."""

    def __init__(self, *args: Any, commands_by_name: dict[str, str], package: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self._table, self._package = commands_by_name, package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table, without importing anything."""
        folder = Path(__file__).parent
        return [name for name in self._table if (folder / f"{name}.py").exists()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None when there is no such command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(f"{self._package}.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table of short helps."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._table[name]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; every error leaves as a click exception, with the trace only under --debug."""
        try:
            return super().invoke(ctx)
        except DatewireError as error:
            if ctx.params.get("debug"):
                raise
            raise Told(error) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError, KeyboardInterrupt) as error:
            if isinstance(error, KeyboardInterrupt):
                raise click.exceptions.Exit(130) from error
            if type(error) is OSError or isinstance(error, PermissionError):
                raise Told(DatewireError(f"{error.filename or 'system'}: {error.strerror}")) from error
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise Told(Internal(error)) from error


class Internal(DatewireError):
    """A fault of datewire itself, not of its input."""

    exit_status = 70

    def __init__(self, error: Exception) -> None:
        super().__init__(
            f"internal fault: {type(error).__name__}: {error}", "repeat with 'datewire --debug' and tell us"
        )
