"""Telling an office by e-mail."""

import smtplib
from contextlib import suppress

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.exceptions import InvalidMailer, MailerDoesNotExist

from tipstaff.jobs.letter import Letter, subject_of, text_of
from tipstaff.jobs.outcomes import NotTaken, Unclear

TAKEN_BACK = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)
"""The mail server has answered that it does not take the message."""


def send_mail(letter: Letter, address: str) -> str:
    """Hand a letter to the mail server, which answers for it from then on.

    Raises NotTaken where no server takes it, and Unclear where the connection broke after it had gone out.
    """
    try:
        mailer = mailers.default
        mailer.open()
    except (OSError, smtplib.SMTPException, InvalidMailer, MailerDoesNotExist) as dead:
        raise NotTaken(type(dead).__name__) from dead
    try:
        mailer.send_messages([_message(letter, address)])
    except TAKEN_BACK as refused:
        raise NotTaken(str(getattr(refused, "smtp_code", type(refused).__name__))) from refused
    except (OSError, smtplib.SMTPException) as broken:
        raise Unclear(type(broken).__name__) from broken
    finally:
        _close(mailer)
    return ""


def _close(mailer: BaseEmailBackend) -> None:
    with suppress(OSError, smtplib.SMTPException):  # what was taken stays taken
        mailer.close()


def _message(letter: Letter, address: str) -> EmailMessage:
    own = {"Auto-Submitted": "auto-generated", "X-Tipstaff-Message": letter.id}
    return EmailMessage(subject_of(letter), text_of(letter), to=[address], headers=own)
