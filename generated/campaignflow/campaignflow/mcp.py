"""An MCP server for CampaignFlow: `pip install 'campaignflow[mcp]'`, then `campaignflow-mcp`."""

import sys

from ._runtime.mcp_server import run


def main() -> None:
    """Serve on standard input and output; ends the process with its exit status."""
    sys.exit(run("campaignflow"))


if __name__ == "__main__":
    main()
