"""What the web server runs: `granian --interface wsgi tipstaff.config.wsgi:application`."""

from django.core.wsgi import get_wsgi_application

from tipstaff.config.start import start

start()
application = get_wsgi_application()
