// What the page shows to who comes without a link: a payload that is nearly right.
export const sample = `{
  "id": 4148.57,
  "organizationId": 3605.45,
  "projectID": "staging",
  "originOwnerId": "customer-1",
  "originOwnerName": "Müller & Söhne 🚀",
  "provider": "hibob",
  "categories": ["hris", "documnets"],
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "token": "<token>",
  "createdAt": "2025-02-13T09:44:27.866Z"
}
`;
