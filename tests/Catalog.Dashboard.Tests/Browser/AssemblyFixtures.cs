using Catalog.Dashboard.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
