"""How a command ends when something went wrong: one line on stderr, and an exit code."""

import atexit
import os
import sys
from typing import NoReturn

import click

from kg import errors as kg
from webapp.config import ConfigError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

#: The nearest class of an error counts; any other error is a fault in Svod itself.
EXIT_CODES: dict[type[Exception], int] = {
    ConfigError: WRONG_USAGE,
    kg.BaseMismatch: WRONG_USAGE,
    kg.UnknownDocument: WRONG_USAGE,
    kg.UnknownGeneration: WRONG_USAGE,
    kg.DataInTheWay: WRONG_USAGE,
    kg.UnknownPassage: WRONG_USAGE,
    kg.UnknownValue: WRONG_USAGE,
    kg.QuerySyntax: WRONG_USAGE,
    kg.QueryRefused: WRONG_USAGE,
    kg.FormatNotOffered: WRONG_USAGE,
    click.ClickException: WRONG_USAGE,
    kg.KgError: FAILED,
    OSError: FAILED,
    Exception: FAILED,
}


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Runs a command; what it returns or what went wrong becomes the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        with command.make_context("svod", given) as context:
            code = command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as nothing_asked:
        click.echo(nothing_asked.format_message(), err=True)
        return WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        click.echo(f"Error: {' '.join(message(error).split())}", err=True)
        return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
    return code or DONE


def leave(code: int) -> NoReturn:
    """Ends the process, but does not take apart what was loaded: that takes a tenth of a second."""
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def message(error: Exception) -> str:
    """What went wrong and what to do, in one line."""
    match error:
        case click.UsageError(ctx=click.Context() as context):
            return f"{error.format_message()} See `{context.command_path} --help`."
        case click.ClickException():
            return error.format_message()
        case ConfigError() | kg.KgError():
            return str(error)
        case OSError(filename=str() as file, strerror=str() as reason):
            return f"{file}: {reason}"
        case OSError():
            return str(error)
    return f"a fault in Svod, please report it: {type(error).__name__}: {error}"
