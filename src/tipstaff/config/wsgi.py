"""What the web server runs: `granian --interface wsgi tipstaff.config.wsgi:application`."""

from django.core.wsgi import get_wsgi_application

from tipstaff.config.parent import end_with_parent
from tipstaff.config.start import start

end_with_parent()
start()
application = get_wsgi_application()
